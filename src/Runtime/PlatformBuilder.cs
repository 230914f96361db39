using Microsoft.Extensions.DependencyInjection;
using Optimizer.Runtime.Handles;

namespace Optimizer.Runtime;

/// <summary>Adds functions to a platform.</summary>
public sealed class PlatformBuilder
{
    private readonly PlatformRegistration registration;

    internal PlatformBuilder(IServiceCollection services, PlatformRegistration registration)
    {
        Services = services;
        this.registration = registration;
    }

    /// <summary>The application's services.</summary>
    public IServiceCollection Services { get; }

    /// <summary>The platform's name.</summary>
    public string Platform => registration.Platform;

    /// <summary>
    /// Registers a function; callers take <c>IFunction&lt;TRequest, TResponse&gt;</c>. Where several functions have the same request and
    /// response, they take it with <c>[FromKeyedServices("id")]</c>.
    /// </summary>
    /// <typeparam name="TFunction">Version 0, constructed once, at the latest when the host starts (see <see cref="FunctionActivator"/>).</typeparam>
    /// <typeparam name="TRequest">The request.</typeparam>
    /// <typeparam name="TResponse">The response.</typeparam>
    /// <param name="id">1 to 63 of a-z, 0-9 and -, beginning with a letter; unique in its platform.</param>
    /// <exception cref="ArgumentException">The id is not valid, or taken.</exception>
    public PlatformBuilder AddFunction<TFunction, TRequest, TResponse>(string id)
        where TFunction : class, IPlatformFunction<TRequest, TResponse>
    {
        Names.Check(id, nameof(id));
        registration.Add(id, services => new RoutedFunction<TRequest, TResponse>(id, typeof(TFunction), services));
        Services.AddKeyedSingleton(id, (provider, _) => Handle<TRequest, TResponse>(provider, id));
        Services.AddSingleton(provider => Unambiguous<TRequest, TResponse>(provider, id));
        return this;
    }

    private IFunction<TRequest, TResponse> Handle<TRequest, TResponse>(IServiceProvider provider, string id) =>
        (IFunction<TRequest, TResponse>)provider.GetRequiredKeyedService<PlatformRuntime>(Platform).Handles.Get(id);

    private IFunction<TRequest, TResponse> Unambiguous<TRequest, TResponse>(IServiceProvider provider, string id)
    {
        var functions = provider.GetRequiredService<IServiceProviderIsKeyedService>();
        var others = registration.Factories.Keys
            .Where(other => other != id && functions.IsKeyedService(typeof(IFunction<TRequest, TResponse>), other))
            .ToList();
        return others.Count == 0
            ? Handle<TRequest, TResponse>(provider, id)
            : throw new InvalidOperationException(
                $"Several functions take {typeof(TRequest).Name} and give {typeof(TResponse).Name}: {string.Join(", ", others.Append(id).Order())}. "
                + $"Say which one: [FromKeyedServices(\"{id}\")] IFunction<{typeof(TRequest).Name}, {typeof(TResponse).Name}>.");
    }
}
