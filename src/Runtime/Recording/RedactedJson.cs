using System.Text.Json;

namespace Optimizer.Runtime.Recording;

/// <summary>A value as JSON without its sensitive members.</summary>
/// <param name="Json">The JSON.</param>
/// <param name="Replaced">The texts that were replaced, each with its token; null when there were none.</param>
internal sealed record RedactedJson(JsonElement Json, IReadOnlyDictionary<string, string>? Replaced);
