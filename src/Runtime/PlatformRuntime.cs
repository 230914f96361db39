using System.IO.Hashing;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Optimizer.Runtime.Client;
using Optimizer.Runtime.Handles;
using Optimizer.Runtime.Recording;
using Optimizer.Runtime.Versions;

namespace Optimizer.Runtime;

/// <summary>One platform within an application: its handles, and what keeps them observed and up to date.</summary>
internal sealed class PlatformRuntime : IDisposable
{
    private readonly SemaphoreSlim wake = new(0, 1);
    private readonly OptimizerClient? client;
    private readonly BundleVerifier? verifier;
    private readonly IDisposable? capture;

    public PlatformRuntime(IServiceProvider services, PlatformRegistration registration)
    {
        Platform = registration.Platform;
        Options = services.GetRequiredService<IOptionsMonitor<PlatformOptions>>().Get(Platform);
        Time = services.GetRequiredService<TimeProvider>();
        Log = services.GetRequiredService<ILoggerFactory>().CreateLogger("Optimizer.Runtime");
        var shared = CreateServices(services);
        Handles = new FunctionHandles(registration.Factories, shared);
        if (Options.Optimizer is { } optimizer) client = new OptimizerClient(optimizer, Options.ApiKey, Platform);
        if (Options.PublicKeyPem is { } pem) verifier = new BundleVerifier(Platform, pem);
        if (Options.RecordingRate > 0) capture = DependencyCapture.Hold();
        Telemetry = new TelemetryQueue(Handles, client, Options.MaxQueued, Time, Counters, Log);
        Versions = client is null ? null : new VersionUpdater(
            Handles, client, verifier, Options.MaxLoadedVersions, shared, new RouteMemory(Options.RouteMemoryPath, Log)) { SafeStateAfter = Options.SafeStateAfter };
    }

    public string Platform { get; }

    public PlatformOptions Options { get; }

    public TimeProvider Time { get; }

    public ILogger Log { get; }

    public RuntimeCounters Counters { get; } = new();

    public FunctionHandles Handles { get; }

    public TelemetryQueue Telemetry { get; }

    /// <summary>Null without an optimizer.</summary>
    public VersionUpdater? Versions { get; }

    /// <summary>Waits until a buffer is half full.</summary>
    public Task BufferPressureAsync(CancellationToken cancellationToken) => wake.WaitAsync(cancellationToken);

    public void Dispose()
    {
        capture?.Dispose();
        client?.Dispose();
        verifier?.Dispose();
        wake.Dispose();
    }

    private HandleServices CreateServices(IServiceProvider services)
    {
        var instance = Options.Instance ?? $"{Environment.MachineName}-{Environment.ProcessId}";
        var seed = Options.Seed ?? (long)XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(instance));
        var redactor = new Redactor(SensitiveKey());
        return new HandleServices
        {
            Platform = Platform,
            Instance = instance,
            Services = services,
            Time = Time,
            Random = new SharedRandom(seed),
            Sampler = new RecordingSampler(Options.RecordingRate, Options.MaxBodyBytes, redactor, Time, Counters),
            Counters = Counters,
            Log = Log,
            WakeFlush = Wake,
        };
    }

    private byte[] SensitiveKey()
    {
        var secret = Options.SensitiveKey ?? Options.ApiKey;
        return secret is null
            ? RandomNumberGenerator.GetBytes(HMACSHA256.HashSizeInBytes)
            : HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), "optimizer-sensitive-v1"u8);
    }

    private void Wake()
    {
        if (wake.CurrentCount > 0) return;
        try
        {
            wake.Release();
        }
        catch (Exception e) when (e is SemaphoreFullException or ObjectDisposedException)
        {
            // Someone else woke the flush at the same moment, or the application stops.
        }
    }
}
