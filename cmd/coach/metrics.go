package main

import (
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
)

// registry holds all metrics of a service. Names and labels are a contract
// with dashboards; no label holds who or what a message is from.
func (s *service) registry() *prometheus.Registry {
	r := prometheus.NewRegistry()
	r.MustRegister(
		collectors.NewGoCollector(),
		collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}),
		deliveryMetrics{s.delivery.Stats},
		serviceMetrics{s},
		s.times.receive, s.times.send, s.times.answer,
	)
	for _, c := range s.connections {
		r.MustRegister(c)
	}
	return r
}

// A described metric has a name and labels; its value is read when it is asked
// for.
type described struct{ desc *prometheus.Desc }

func describe(name, help string, labels ...string) described {
	return described{prometheus.NewDesc("coach_"+name, help, labels, nil)}
}

func (d described) count(n int64, labels ...string) prometheus.Metric {
	return prometheus.MustNewConstMetric(d.desc, prometheus.CounterValue, float64(n), labels...)
}

func (d described) gauge(n float64, labels ...string) prometheus.Metric {
	return prometheus.MustNewConstMetric(d.desc, prometheus.GaugeValue, n, labels...)
}
