using System.Text.RegularExpressions;

namespace Optimizer.Runtime;

/// <summary>The rule for names of platforms and functions.</summary>
internal static partial class Names
{
    public static string Check(string name, string parameter)
    {
        ArgumentNullException.ThrowIfNull(name, parameter);
        return Valid().IsMatch(name)
            ? name
            : throw new ArgumentException(
                $"'{name}' is not a name: use 1 to 64 lower-case letters, digits and inner hyphens, such as 'price-quote'.", parameter);
    }

    [GeneratedRegex("\\A[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Valid();
}
