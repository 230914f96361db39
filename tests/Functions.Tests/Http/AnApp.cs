using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Optimizer.Api.Keys;
using Optimizer.Core.Bundles;
using Optimizer.Core.State;
using Optimizer.Core.State.Telemetry;
using Optimizer.Functions.Hosting;
using Optimizer.Functions.Tests.Workflow;
using Optimizer.TestKit.State;

namespace Optimizer.Functions.Tests.Http;

/// <summary>The app's HTTP triggers behind ASP.NET Core's routing, as the worker puts them there, over a store in memory.</summary>
internal sealed class AnApp : IAsyncDisposable
{
    private readonly WebApplication app;

    private AnApp(WebApplication app, AStore store, FakeDurableClient durable) => (this.app, Store, Durable) = (app, store, durable);

    public AStore Store { get; }

    public FakeDurableClient Durable { get; }

    public static async Task<AnApp> StartAsync()
    {
        var store = new AStore();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseTestServer();
        builder.Services.AddRouting().AddLogging().AddFunctionsOptimizer(new OptimizerSettings { StorageAccount = "UseDevelopmentStorage=true", SigningKeyFolder = "unused" });
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(store.Time)).Replace(ServiceDescriptor.Singleton(store.Entities))
            .Replace(ServiceDescriptor.Singleton(store.Blobs)).Replace(ServiceDescriptor.Singleton(store.State)).Replace(ServiceDescriptor.Singleton<IBundleSigner>(store.Signer))
            .Replace(ServiceDescriptor.Singleton(new TelemetryStore(store.Entities, store.Blobs, store.Time, new TelemetryOptions())));
        var durable = new FakeDurableClient();
        var app = builder.Build();
        foreach (var (method, trigger) in AppFunctions.With<HttpTriggerAttribute>())
            app.MapMethods($"/api/{trigger.Route}", trigger.Methods!, context => InvokeAsync(method, context, durable));
        await app.StartAsync();
        return new AnApp(app, store, durable);
    }

    public async Task<HttpClient> ClientAsync(KeyScope? scope = KeyScope.Admin)
    {
        var client = app.GetTestClient();
        if (scope is { } given)
            client.DefaultRequestHeaders.Add("x-functions-key", await app.Services.GetRequiredService<KeyRing>().CreateAsync(given, default));
        return client;
    }

    public async Task<HttpClient> WithShopAsync()
    {
        await Store.State.PutPlatformAsync(APlatform.Source("Doubler"), Autonomy.Full, "test", default);
        return await ClientAsync();
    }

    public T Make<T>() => ActivatorUtilities.CreateInstance<T>(app.Services);

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Store.Dispose();
    }

    private static async Task InvokeAsync(MethodInfo method, HttpContext context, FakeDurableClient durable)
    {
        var target = method.IsStatic ? null : ActivatorUtilities.CreateInstance(context.RequestServices, method.DeclaringType!);
        var arguments = method.GetParameters().Select(p => Argument(p.ParameterType, context, durable)).ToArray();
        var result = await (Task<IResult>)method.Invoke(target, arguments)!;
        await result.ExecuteAsync(context);
    }

    private static object Argument(Type type, HttpContext context, FakeDurableClient durable) =>
        type == typeof(HttpRequest) ? context.Request
        : type == typeof(DurableTaskClient) ? durable
        : type == typeof(CancellationToken) ? context.RequestAborted
        : throw new InvalidOperationException($"The worker does not bind {type} in these functions.");
}
