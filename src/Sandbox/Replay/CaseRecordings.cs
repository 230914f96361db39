using Optimizer.Core.Proof;

namespace Optimizer.Sandbox.Replay;

/// <summary>The recorded calls of one case by what they asked, in their order.</summary>
internal sealed class CaseRecordings
{
    /// <summary>Base address of a client whose real one is not known here; such calls are found by path and query.</summary>
    public static readonly Uri UnknownBase = new("http://base-address.optimizer.invalid/");

    private readonly Dictionary<string, List<RecordedAnswer>> byKey = new(StringComparer.Ordinal);

    public CaseRecordings(SandboxCase @case)
    {
        foreach (var call in @case.Dependencies)
            if (ReplayKey.Of(call) is { } key)
                Of(key).Add(new RecordedAnswer(key, call));
    }

    public IEnumerable<RecordedAnswer> All => byKey.Values.SelectMany(answers => answers);

    /// <summary>Answers for what was asked; empty when nothing alike was recorded.</summary>
    public IReadOnlyList<RecordedAnswer> For(string key) => byKey.TryGetValue(key, out var answers) ? answers : [];

    /// <summary>The recorded address that a relative one stands for; itself where the base address was known, or nothing fits.</summary>
    public Uri Resolve(string method, Uri url) => url.Host != UnknownBase.Host
        ? url
        : All.FirstOrDefault(a => a.Url is { } recorded && a.Key.StartsWith(method + " ", StringComparison.Ordinal)
            && recorded.PathAndQuery.EndsWith(url.PathAndQuery, StringComparison.Ordinal))?.Url ?? url;

    private List<RecordedAnswer> Of(string key)
    {
        if (!byKey.TryGetValue(key, out var answers)) byKey[key] = answers = [];
        return answers;
    }
}
