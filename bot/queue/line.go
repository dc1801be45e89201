package queue

import "container/heap"

// line is a heap of nodes, each of which knows where it stands.
type line struct {
	nodes []*node
	less  func(a, b *node) bool
}

// first returns the node whose turn it is, nil for an empty line.
func (l *line) first() *node {
	if len(l.nodes) == 0 {
		return nil
	}
	return l.nodes[0]
}

func (l *line) add(n *node)    { heap.Push((*nodeHeap)(l), n) }
func (l *line) remove(n *node) { heap.Remove((*nodeHeap)(l), n.pos) }

// nodeHeap is a line as package heap wants it.
type nodeHeap line

func (h *nodeHeap) Len() int           { return len(h.nodes) }
func (h *nodeHeap) Less(i, j int) bool { return h.less(h.nodes[i], h.nodes[j]) }

func (h *nodeHeap) Swap(i, j int) {
	h.nodes[i], h.nodes[j] = h.nodes[j], h.nodes[i]
	h.nodes[i].pos, h.nodes[j].pos = i, j
}

func (h *nodeHeap) Push(x any) {
	n := x.(*node)
	n.in, n.pos = (*line)(h), len(h.nodes)
	h.nodes = append(h.nodes, n)
}

func (h *nodeHeap) Pop() any {
	last := len(h.nodes) - 1
	n := h.nodes[last]
	h.nodes[last] = nil
	h.nodes = h.nodes[:last]
	n.in = nil
	return n
}
