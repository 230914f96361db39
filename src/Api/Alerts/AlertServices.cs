using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Optimizer.Core.Operations.Alerts;

namespace Optimizer.Api.Alerts;

/// <summary>Adds alerts to a host: always to its log, and to a webhook where one is named.</summary>
public static class AlertServices
{
    public static IServiceCollection AddAlerts(this IServiceCollection services, AlertWebhookOptions? webhook)
    {
        services.AddLogging();
        services.AddSingleton<IAlertReceiver, LogAlertSink>();
        if (webhook is not null)
        {
            webhook.Validate();
            services.AddSingleton(webhook);
            services.AddSingleton<WebhookAlertSink>();
            services.AddSingleton<IAlertReceiver>(s => s.GetRequiredService<WebhookAlertSink>());
            services.AddSingleton<IHostedService>(s => s.GetRequiredService<WebhookAlertSink>());
        }
        services.TryAddSingleton<IAlertSink, AlertRelay>();
        return services;
    }
}
