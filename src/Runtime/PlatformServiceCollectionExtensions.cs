using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Optimizer.Runtime;

/// <summary>Adds platforms to an application.</summary>
public static class PlatformServiceCollectionExtensions
{
    /// <summary>
    /// Adds a platform; its functions are added to what is returned. Adding the same platform again adds to it. Registers
    /// <see cref="IHttpClientFactory"/>, <see cref="HttpClient"/>, logging and <see cref="TimeProvider.System"/> where they are missing.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="platform">1 to 63 of a-z, 0-9 and -, beginning with a letter.</param>
    /// <param name="configure">Sets the options; faults are listed when the host starts (<see cref="OptionsValidationException"/>).</param>
    /// <exception cref="ArgumentException">The name is not valid.</exception>
    public static PlatformBuilder AddPlatform(
        this IServiceCollection services, string platform, Action<PlatformOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        Names.Check(platform, nameof(platform));
        var options = services.AddOptions<PlatformOptions>(platform);
        if (configure is not null) options.Configure(configure);
        if (Registered(services, platform) is { } known) return new PlatformBuilder(services, known);

        options.ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PlatformOptions>, PlatformOptionsValidator>());
        services.AddLogging();
        services.AddHttpClient();
        services.TryAddSingleton(TimeProvider.System);
        var registration = new PlatformRegistration(platform);
        services.AddKeyedSingleton(platform, registration);
        services.AddKeyedSingleton(platform, (provider, _) => new PlatformRuntime(provider, registration));
        services.AddSingleton<IHostedService>(provider => new PlatformService(provider.GetRequiredKeyedService<PlatformRuntime>(platform)));
        return new PlatformBuilder(services, registration);
    }

    private static PlatformRegistration? Registered(IServiceCollection services, string platform) => services
        .Where(s => s.IsKeyedService && s.ServiceType == typeof(PlatformRegistration) && Equals(s.ServiceKey, platform))
        .Select(s => (PlatformRegistration?)s.KeyedImplementationInstance)
        .FirstOrDefault();
}
