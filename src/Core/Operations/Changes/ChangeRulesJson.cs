using System.Text.Json;
using System.Text.Json.Serialization;

namespace Optimizer.Core.Operations.Changes;

/// <summary>Reads declared change rules strictly: a member that nothing reads would be a freeze that nobody keeps.</summary>
public static class ChangeRulesJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        AllowTrailingCommas = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <returns>The rules, null where the text is <c>null</c> or faulty; and every fault with its JSON path from <c>$</c>.</returns>
    public static (ChangeRules? Rules, IReadOnlyList<(string Path, string Message)> Faults) Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            if (JsonSerializer.Deserialize<ChangeRules>(text, Options) is not { } rules) return (null, []);
            var faults = ChangeRulesValidator.FaultsOf(rules);
            return faults.Count == 0 ? (rules, []) : (null, [.. faults.Select(f => ("$." + f.Path, f.Message))]);
        }
        catch (JsonException wrong)
        {
            return (null, [(wrong.Path ?? "$", wrong.Message.Split(" Path:")[0])]);
        }
    }
}
