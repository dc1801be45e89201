package rank

// defaultCalibration is where fitting starts, and what an index too small for
// it keeps.
var defaultCalibration = calibration{
	mean:      signals{0.3, 8, 0.6, 0.5, 2, 0.2, 0},
	deviation: signals{0.2, 5, 0.25, 0.25, 1.5, 0.25, 1},
	known:     signals{1, 0.5, 0.5, 0.3, 0.2, -0.2, 0},
	right:     signals{1, 0.3, 0.4, 0.4, 0.6, -0.1, 0},
	knownBias: 0,
	rightBias: -0.5,
}
