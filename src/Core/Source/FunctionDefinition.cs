namespace Optimizer.Core.Source;

/// <summary>A function of <c>platform.json</c>.</summary>
/// <param name="Id">Unique in the platform: <c>[a-z][a-z0-9-]{0,62}</c>.</param>
/// <param name="Type">Full name of the class.</param>
public sealed record FunctionDefinition(string Id, string Type);
