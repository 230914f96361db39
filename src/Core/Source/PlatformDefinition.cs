using System.Text.Json.Serialization;
using Optimizer.Core.Operations.Changes;

namespace Optimizer.Core.Source;

/// <summary>The content of <c>platform.json</c>.</summary>
/// <param name="Platform">The platform's name: <c>[a-z][a-z0-9-]{0,62}</c>.</param>
/// <param name="Functions">Its functions.</param>
/// <param name="References">Paths of extra assemblies, relative to the folder.</param>
public sealed record PlatformDefinition(
    string Platform, IReadOnlyList<FunctionDefinition> Functions, IReadOnlyList<string> References)
{
    /// <summary>Simple name of the assembly that holds the functions where they run; the platform's name when absent.</summary>
    public string? Assembly { get; init; }

    /// <summary>When and how often new versions are taken; null: at any time, any number.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ChangeRules? Changes { get; init; }
}
