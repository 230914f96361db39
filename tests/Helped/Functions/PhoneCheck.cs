using System.Text.RegularExpressions;
using Optimizer.Runtime;

namespace Helped;

/// <summary>Brings a phone number into the international form. Most shops send that already; some still send what was typed.</summary>
public sealed class PhoneCheck : IPlatformFunction<PhoneCheckRequest, PhoneNumber>
{
    private static readonly Dictionary<string, string> CallingCodes = new()
    {
        ["DE"] = "49", ["FR"] = "33", ["SE"] = "46", ["GB"] = "44", ["NL"] = "31",
    };

    private static readonly Regex Typed = new(
        @"^\s*(?:\(?0(?<area>\d{2,5})\)?)[\s/\-.]*(?<number>(?:\d[\s\-.]*){4,9})(?:\s*(?:ext|x|dw)\.?\s*(?<extension>\d{1,5}))?\s*$",
        RegexOptions.Compiled | RegexOptions.IgnoreCase);

    public Task<PhoneNumber> InvokeAsync(PhoneCheckRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!CallingCodes.TryGetValue(request.Country, out var code)) return Task.FromResult(PhoneNumber.Unknown);
        if (request.Number.StartsWith('+'))
            return Task.FromResult(new PhoneNumber(request.Number, request.Number.StartsWith("+" + code, StringComparison.Ordinal)));

        var match = Typed.Match(request.Number);
        if (!match.Success) return Task.FromResult(PhoneNumber.Unknown);
        var digits = string.Concat((match.Groups["area"].Value + match.Groups["number"].Value).Where(char.IsAsciiDigit));
        return Task.FromResult(new PhoneNumber($"+{code}{digits}", true));
    }
}
