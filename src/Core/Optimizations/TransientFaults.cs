using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Optimizer.Core.Traffic;

namespace Optimizer.Core.Optimizations;

/// <summary>Tells faults that pass from faults that the same request meets again.</summary>
internal static class TransientFaults
{
    /// <summary>Below this repeat rate within a minute, recovery cannot be seen, and only known types count.</summary>
    private const double ObservableRepeatRate = 0.05;

    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "System.Net.Http.HttpRequestException", "System.TimeoutException", "System.IO.IOException", "System.Net.Sockets.SocketException",
    };

    /// <summary>These follow from the request, the code or the caller, whatever a profile shows.</summary>
    private static readonly string[] Lasting =
    [
        "System.ArgumentException", "System.ArithmeticException", "System.FormatException", "System.IndexOutOfRangeException",
        "System.InvalidCastException", "System.NotSupportedException", "System.NotImplementedException", "System.NullReferenceException",
        "System.Collections.Generic.KeyNotFoundException", "System.OperationCanceledException", "System.Text.Json.JsonException",
        "System.UnauthorizedAccessException",
    ];

    /// <summary>Full names of the profile's transient faults that source can name, in ordinal order.</summary>
    public static IReadOnlyList<string> Among(FunctionProfile profile, CSharpCompilation compilation)
    {
        var repeats = profile.RepeatRateWithin(TimeSpan.FromSeconds(60));
        return
        [
            .. profile.Errors.Keys.Where(name => Passes(name, profile, repeats)).Where(name => IsRetryable(name, compilation))
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Full names of the profile's faults that come from outside of the function and that source can name, in ordinal order.</summary>
    public static IReadOnlyList<string> FromOutside(FunctionProfile profile, CSharpCompilation compilation) =>
        [.. profile.Errors.Keys.Where(name => IsRetryable(name, compilation)).Order(StringComparer.Ordinal)];

    /// <summary>As a pattern writes them: <c>HttpRequestException or TimeoutException</c>.</summary>
    public static string Pattern(IReadOnlyList<string> faults) =>
        string.Join(" or ", faults.Select(f => f[(f.LastIndexOf('.') + 1)..].Replace('+', '.')));

    /// <summary>The namespaces that <see cref="Pattern"/> needs.</summary>
    public static IReadOnlyList<string> Namespaces(IReadOnlyList<string> faults) =>
        [.. faults.Where(f => f.Contains('.')).Select(f => f[..f.LastIndexOf('.')]).Distinct()];

    /// <summary>Identical requests succeed soon after, at least half as often as requests are repeated at all.</summary>
    private static bool Passes(string name, FunctionProfile profile, double repeats) => repeats < ObservableRepeatRate
        ? Known.Contains(name)
        : profile.RecoveryRates.GetValueOrDefault(name) >= repeats / 2;

    private static bool IsRetryable(string name, CSharpCompilation compilation)
    {
        var type = compilation.GetTypeByMetadataName(name);
        if (type is null || !compilation.IsSymbolAccessibleWithin(type, compilation.Assembly)) return false;
        for (var at = type; at is not null; at = at.BaseType)
        {
            if (Array.IndexOf(Lasting, at.ToDisplayString()) >= 0) return false;
        }
        return type.ToDisplayString() != "System.Exception";
    }
}
