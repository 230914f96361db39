using System.Globalization;
using System.Text.RegularExpressions;

namespace Optimizer.Sandbox.Replay;

/// <summary>A cookie that says in which case a server set it. A client that sends it in another one shares sessions among its callers.</summary>
internal static partial class CallCookie
{
    /// <summary>A header line of an answer.</summary>
    public static string Header(int @case) => string.Create(CultureInfo.InvariantCulture, $"Set-Cookie: optimizer-call={@case}; Path=/\r\n");

    /// <param name="cookies">The <c>Cookie</c> header of a request; null where it has none.</param>
    /// <param name="case">The case that it is sent in.</param>
    public static bool IsOfAnother(string? cookies, int @case) =>
        cookies is not null && Mine().Match(cookies) is { Success: true } found && found.Groups[1].Value != @case.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?:^|;\s*)optimizer-call=(\d+)")]
    private static partial Regex Mine();
}
