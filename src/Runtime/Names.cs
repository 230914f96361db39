using System.Text.RegularExpressions;

namespace Optimizer.Runtime;

/// <summary>The rule for names of platforms and functions, wherever they are taken.</summary>
public static partial class Names
{
    /// <summary>1 to 63 of a-z, 0-9 and -, beginning with a letter.</summary>
    public const string Pattern = @"\A[a-z][a-z0-9-]{0,62}\z";

    /// <summary>Whether a text is a name.</summary>
    public static bool IsName(string name) => Name().IsMatch(name);

    internal static string Check(string name, string parameter)
    {
        ArgumentNullException.ThrowIfNull(name, parameter);
        return IsName(name)
            ? name
            : throw new ArgumentException(
                $"'{name}' is not a name: use 1 to 63 of a-z, 0-9 and -, beginning with a letter, such as 'price-quote'.", parameter);
    }

    [GeneratedRegex(Pattern, RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
