namespace Storefront.Hosting;

/// <summary>The command line: <c>Storefront [--optimizer URL --key KEY --public-key FILE] [--seed N]</c>.</summary>
internal sealed record StorefrontOptions
{
    public const string Usage =
        "Usage: Storefront [--optimizer URL --key KEY --public-key FILE] [--seed N]\n"
        + "Serves the storefront's functions under traffic. Writes one JSON line a second to stdout; obeys the lines `regress` and `stop` on stdin.";

    /// <summary>Root of the optimizer; null: the functions run on their own.</summary>
    public Uri? Optimizer { get; init; }

    /// <summary>Key for the optimizer's API.</summary>
    public string? Key { get; init; }

    /// <summary>PEM file with the public key that bundles must be signed with.</summary>
    public string? PublicKeyFile { get; init; }

    /// <summary>Seed of traffic, service times and faults. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <exception cref="ArgumentException">An argument is unknown, lacks its value or has one that is not valid.</exception>
    public static StorefrontOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new StorefrontOptions();
        for (var i = 0; i < arguments.Count; i += 2)
        {
            if (i + 1 == arguments.Count) throw new ArgumentException($"{arguments[i]} lacks its value.");
            options = options.With(arguments[i], arguments[i + 1]);
        }
        return options;
    }

    private StorefrontOptions With(string name, string value) => name switch
    {
        "--optimizer" when Uri.TryCreate(value, UriKind.Absolute, out var url) => this with { Optimizer = url },
        "--optimizer" => throw new ArgumentException($"--optimizer '{value}' is not an absolute address."),
        "--key" => this with { Key = value },
        "--public-key" when File.Exists(value) => this with { PublicKeyFile = value },
        "--public-key" => throw new ArgumentException($"--public-key: there is no file '{value}'."),
        "--seed" when int.TryParse(value, out var seed) => this with { Seed = seed },
        "--seed" => throw new ArgumentException($"--seed '{value}' is not an integer."),
        _ => throw new ArgumentException($"Unknown argument '{name}'."),
    };
}
