using Microsoft.Extensions.Logging.Abstractions;
using Optimizer.Runtime.Client;
using Optimizer.Runtime.Handles;
using Optimizer.Runtime.Tests.Fakes;
using Optimizer.Runtime.Tests.Samples;
using Optimizer.Runtime.Versions;

namespace Optimizer.Runtime.Tests.Versions;

/// <summary>A runtime with one function, and the optimizer that it follows.</summary>
public abstract class VersionsTest : IDisposable
{
    protected static readonly PriceRequest Request = new("AB-12");
    private readonly OptimizerClient client;
    private readonly FunctionHandles handles;

    protected VersionsTest()
    {
        client = new OptimizerClient(Optimizer.Address, "key", "shop");
        handles = new FunctionHandles(
            new Dictionary<string, Func<HandleServices, FunctionHandle>>
            {
                ["price"] = services => new RoutedFunction<PriceRequest, Price>("price", typeof(PriceFunction), services),
            },
            Runtime.Services);
        Updates = UpdaterOf(4);
    }

    internal FakeOptimizer Optimizer { get; } = new();

    internal ARuntime Runtime { get; } = ARuntime.With(bufferSize: 16_384);

    internal BundleVerifier Verifier { get; } = new("shop", ABundle.PublicKeyPem);

    internal VersionUpdater Updates { get; set; }

    internal RoutedFunction<PriceRequest, Price> Handle => (RoutedFunction<PriceRequest, Price>)handles.Get("price");

    public void Dispose()
    {
        client.Dispose();
        Verifier.Dispose();
        Optimizer.Dispose();
        GC.SuppressFinalize(this);
    }

    internal VersionUpdater UpdaterOf(int maxLoaded) => new(handles, client, Verifier, maxLoaded, Runtime.Services, Memory());

    internal VersionUpdater UpdaterWithoutKey() => new(handles, client, null, 4, Runtime.Services, Memory());

    internal VersionUpdater UpdaterRemembering(string path) => new(handles, client, Verifier, 4, Runtime.Services, new RouteMemory(path, NullLogger.Instance));

    private static RouteMemory Memory() => new(null, NullLogger.Instance);

    internal async Task RouteAsync(ABundle? live, ABundle? canary)
    {
        Optimizer.Route(live, canary);
        await Updates.UpdateAsync(default);
    }

    protected async Task<string> SourceAsync() => (await Handle.InvokeAsync(Request)).Source;
}
