using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using Optimizer.Functions.Hosting;

namespace Optimizer.Functions;

/// <summary>The worker process of the Functions app.</summary>
internal static class Program
{
    public static Task Main(string[] args)
    {
        var builder = FunctionsApplication.CreateBuilder(args);
        builder.ConfigureFunctionsWebApplication();
        builder.Services.AddFunctionsOptimizer(OptimizerSettings.From(builder.Configuration));
        return builder.Build().RunAsync();
    }
}
