namespace Optimizer.Api.Documents;

/// <summary>Body of <c>POST stop</c> and <c>POST resume</c>; may be left out.</summary>
internal sealed record StopBody(string? Because);
