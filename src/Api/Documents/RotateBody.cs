namespace Optimizer.Api.Documents;

/// <summary>Body of <c>POST keys/{id}/rotate</c>; may be left out.</summary>
/// <param name="OverlapHours">How long the old key stays valid, 0 to 2160; null: 24.</param>
internal sealed record RotateBody(double? OverlapHours);
