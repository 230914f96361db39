using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Optimizer.Api.Problems;

namespace Optimizer.Api;

/// <summary>Which names and numbers routes take.</summary>
internal static partial class Names
{
    public const int DefaultLimit = 100;
    public const int MaxLimit = 1000;

    public static string Platform(string name) => Checked("platform", name);

    public static string Function(string name) => Checked("function", name);

    public static string Id(string id) => Checked("id", id, Identifier());

    public static string Sha256(string hash) => Checked("bundle", hash, Hash());

    public static int Limit(string text)
    {
        if (text.Length == 0) return DefaultLimit;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= MaxLimit) return limit;
        throw new ApiProblemException(StatusCodes.Status400BadRequest, "bad-limit", $"limit '{Shown(text)}' is not a whole number from 1 to {MaxLimit}.");
    }

    public static bool IsName(string name) => Runtime.Names.IsName(name);

    private static string Checked(string kind, string name) =>
        IsName(name) ? name : throw Refused(kind, name, Runtime.Names.Pattern);

    private static string Checked(string kind, string value, Regex pattern) =>
        pattern.IsMatch(value) ? value : throw Refused(kind, value, pattern.ToString());

    private static ApiProblemException Refused(string kind, string value, string pattern) => new(
        StatusCodes.Status400BadRequest, "bad-name", $"The {kind} '{Shown(value)}' does not match {pattern}.");

    private static string Shown(string text) => text.Length <= 80 ? text : text[..80] + "…";

    [GeneratedRegex(@"^[A-Za-z0-9._:-]{1,128}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Identifier();

    [GeneratedRegex(@"^[0-9a-f]{64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Hash();
}
