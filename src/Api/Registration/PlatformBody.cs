using System.Text.Json;
using Optimizer.Core.Source;
using Optimizer.Core.State;

namespace Optimizer.Api.Registration;

/// <summary>Body of <c>PUT platforms/{p}</c>.</summary>
/// <param name="Autonomy">How far cycles may go; null: as before, or the host's default.</param>
/// <param name="Assembly">Simple name of the assembly that holds the functions where they run; null: the platform's name.</param>
/// <param name="Files">Text by relative path: <c>*.cs</c>, and <c>platform.json</c> where patches are to fit the caller's own.</param>
/// <param name="Functions">The functions; may be left out where <paramref name="Files"/> holds <c>platform.json</c>.</param>
/// <param name="Changes">When and how often new versions are taken; with <c>platform.json</c>, it is declared there instead.</param>
internal sealed record PlatformBody(
    Autonomy? Autonomy, string? Assembly, IReadOnlyDictionary<string, string?>? Files, IReadOnlyList<FunctionDefinition?>? Functions,
    JsonElement? Changes = null);
