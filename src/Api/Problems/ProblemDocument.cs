using System.Text.Json.Serialization;

namespace Optimizer.Api.Problems;

/// <summary>RFC 9457, section 3.1, with the extension member <c>errors</c>.</summary>
internal sealed record ProblemDocument(string Type, string Title, int Status, string Detail)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Errors { get; init; }
}
