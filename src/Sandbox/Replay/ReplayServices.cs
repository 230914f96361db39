using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Optimizer.Sandbox.Replay;

/// <summary>
/// What constructors are given: clients whose requests are replayed, the given clock, silent loggers, an empty memory cache,
/// and for every other interface one that answers from recordings.
/// </summary>
internal sealed class ReplayServices(ReplayProxy replay, TimeProvider time) : IServiceProvider, IHttpClientFactory, IDisposable
{
    private readonly SocketsHttpHandler shared = new();

    public object? GetService(Type serviceType)
    {
        if (serviceType == typeof(TimeProvider)) return time;
        if (serviceType == typeof(HttpClient)) return CreateClient("");
        if (serviceType == typeof(IHttpClientFactory)) return this;
        if (serviceType == typeof(ILogger)) return NullLogger.Instance;
        if (serviceType == typeof(ILoggerFactory)) return NullLoggerFactory.Instance;
        if (serviceType == typeof(IMemoryCache)) return new MemoryCache(new MemoryCacheOptions());
        if (serviceType is { IsConstructedGenericType: true } && serviceType.GetGenericTypeDefinition() == typeof(ILogger<>))
            return Activator.CreateInstance(typeof(NullLogger<>).MakeGenericType(serviceType.GenericTypeArguments));
        return serviceType.IsInterface ? InterfaceReplay.Create(serviceType, replay) : null;
    }

    public HttpClient CreateClient(string name) =>
        new(name.Length == 0 ? shared : new NamedClient(name, shared), disposeHandler: false) { BaseAddress = CaseRecordings.UnknownBase };

    public void Dispose() => shared.Dispose();
}
