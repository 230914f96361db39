using Microsoft.Extensions.DependencyInjection;

namespace Optimizer.Runtime;

/// <summary>Adds platforms to an application.</summary>
public static class PlatformServiceCollectionExtensions
{
    /// <summary>
    /// Adds a platform; its functions are added to what is returned. Adding the same platform again adds to it.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="platform">1 to 64 lower-case letters, digits and inner hyphens.</param>
    /// <param name="configure">Sets the options.</param>
    /// <exception cref="ArgumentException">The name is not valid.</exception>
    public static PlatformBuilder AddPlatform(
        this IServiceCollection services, string platform, Action<PlatformOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        return new PlatformBuilder(services, platform);
    }
}
