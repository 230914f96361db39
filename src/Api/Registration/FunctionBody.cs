namespace Optimizer.Api.Registration;

/// <summary>Body of <c>PUT platforms/{p}/functions/{f}</c>.</summary>
/// <param name="Type">Full name of the class.</param>
/// <param name="Files">Text by relative path; added to the platform's files, or replacing them.</param>
internal sealed record FunctionBody(string? Type, IReadOnlyDictionary<string, string?>? Files);
