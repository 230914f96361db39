namespace Optimizer.Local.Commands.Bench.Nab;

/// <summary>A corpus score.</summary>
/// <param name="Value">0 for a detector that says nothing, 100 for a perfect one; a poor one may be below 0.</param>
/// <param name="Threshold">Points with at least this score are detections; null where several were used.</param>
/// <param name="Found">Windows with at least one detection.</param>
/// <param name="FalseAlarms">Detections outside of windows, after probation.</param>
internal sealed record NabScore(string Profile, double Value, double? Threshold, int Found, int Windows, int FalseAlarms);
