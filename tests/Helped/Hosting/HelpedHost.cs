using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Optimizer.Runtime;

namespace Helped.Hosting;

/// <summary>The application that serves the functions on Optimizer.Runtime.</summary>
internal static class HelpedHost
{
    /// <param name="loads">The functions that it serves.</param>
    /// <param name="loaded">Hears of versions that the runtime has loaded.</param>
    public static IHost Build(HelpedOptions options, IReadOnlyList<ILoad> loads, LoadedVersions loaded)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.AddFilter<LoadedVersions>(_ => true).AddProvider(loaded);
        builder.Logging.AddFilter<Microsoft.Extensions.Logging.Console.ConsoleLoggerProvider>(level => level >= LogLevel.Error)
            .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddHttpClient();
        var platform = builder.Services.AddPlatform("helped", o => Configure(o, options));
        foreach (var load in loads) load.Register(platform);
        return builder.Build();
    }

    /// <summary>Short intervals and many recordings: a run lasts a minute, not a day.</summary>
    private static void Configure(PlatformOptions platform, HelpedOptions options)
    {
        platform.Optimizer = options.Optimizer;
        platform.ApiKey = options.Key;
        platform.PublicKeyPem = options.PublicKeyFile is null ? null : File.ReadAllText(options.PublicKeyFile);
        platform.ManifestInterval = TimeSpan.FromMilliseconds(500);
        platform.FlushInterval = TimeSpan.FromMilliseconds(500);
        platform.RecordingRate = 0.4;
        platform.Instance = options.Instance;
        platform.Seed = options.Seed;
    }
}
