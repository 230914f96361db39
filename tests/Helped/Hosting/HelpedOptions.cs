namespace Helped.Hosting;

/// <summary>The command line.</summary>
internal sealed record HelpedOptions
{
    public const string Usage =
        """
        Usage: Helped record --out FILE [--seed N] [--seconds S]
               Helped replay --optimizer URL --key KEY [--public-key FILE --versions N] [--seed N] [--seconds S] [--instance NAME]
               Helped cold   --optimizer URL --key KEY [--public-key FILE --versions N] [--seed N] [--instance NAME]
        record serves the functions under seeded traffic and writes the runtime's telemetry as a trace for `optimizer run --trace`.
        replay makes the same calls again under an optimizer: with its public key, once N versions are loaded; without, on the originals.
        cold makes one function's first calls in this process, and ends.
        """;

    /// <summary><c>record</c>, <c>replay</c>, <c>cold</c> or <c>dependencies</c>.</summary>
    public string Mode { get; init; } = "";

    /// <summary>Where the trace goes.</summary>
    public string? Out { get; init; }

    /// <summary>Root of the optimizer.</summary>
    public Uri? Optimizer { get; init; }

    /// <summary>Key for the optimizer's API.</summary>
    public string? Key { get; init; }

    /// <summary>PEM file with the public key that bundles must be signed with; null: the originals serve.</summary>
    public string? PublicKeyFile { get; init; }

    /// <summary>Versions that must be loaded before the first call. Default 0.</summary>
    public int Versions { get; init; }

    /// <summary>Seed of traffic, service times and faults. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How long the traffic lasts, ≥ 1. Default 40.</summary>
    public int Seconds { get; init; } = 40;

    /// <summary>Name of this process in telemetry.</summary>
    public string Instance { get; init; } = "helped-1";

    /// <exception cref="ArgumentException">An argument is unknown, missing or not valid.</exception>
    public static HelpedOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new HelpedOptions { Mode = arguments.Count > 0 ? arguments[0] : "" };
        for (var i = 1; i < arguments.Count; i += 2)
            options = options.With(arguments[i], i + 1 < arguments.Count ? arguments[i + 1] : throw new ArgumentException($"{arguments[i]} lacks its value."));
        if (options.Mode is "record" && options.Out is null) throw new ArgumentException("record needs --out FILE.");
        if (options.Mode is "replay" or "cold" && options.Optimizer is null) throw new ArgumentException($"{options.Mode} needs --optimizer URL.");
        return options.Seconds >= 1 ? options : throw new ArgumentException($"--seconds {options.Seconds} is less than 1.");
    }

    private HelpedOptions With(string name, string value) => name switch
    {
        "--out" => this with { Out = value },
        "--optimizer" when Uri.TryCreate(value, UriKind.Absolute, out var url) => this with { Optimizer = url },
        "--key" => this with { Key = value },
        "--public-key" when File.Exists(value) => this with { PublicKeyFile = value },
        "--versions" when int.TryParse(value, out var versions) => this with { Versions = versions },
        "--seed" when int.TryParse(value, out var seed) => this with { Seed = seed },
        "--seconds" when int.TryParse(value, out var seconds) => this with { Seconds = seconds },
        "--instance" => this with { Instance = value },
        _ => throw new ArgumentException($"{name} '{value}' is not known, or not valid."),
    };
}
