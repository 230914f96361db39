using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Optimizer.Core.Catalog;
using Optimizer.Core.State;
using Optimizer.Functions.Hosting;

namespace Optimizer.Functions.Tests.Hosting;

public sealed class FunctionsServicesTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("optimizer-functions");

    [Fact]
    public void The_container_can_make_every_function()
    {
        using var app = Build();
        using var scope = app.CreateScope();

        Assert.All(
            AppFunctions.All.Where(m => !m.IsStatic).Select(m => m.DeclaringType!).Distinct(),
            type => Assert.NotNull(ActivatorUtilities.CreateInstance(scope.ServiceProvider, type)));
    }

    [Fact]
    public void Payloads_are_written_as_the_embedded_runner_writes_them()
    {
        using var app = Build();
        var expected = System.Text.Json.JsonSerializer.Serialize(
            new CycleRecord { Id = "c", Platform = "p", Status = "running", Started = DateTimeOffset.UnixEpoch }, app.GetRequiredService<PlanJson>().Options);

        var written = app.GetRequiredService<IOptions<WorkerOptions>>().Value.Serializer!
            .Serialize(new CycleRecord { Id = "c", Platform = "p", Status = "running", Started = DateTimeOffset.UnixEpoch });

        Assert.Equal(expected, written.ToString());
    }

    public void Dispose() => folder.Delete(recursive: true);

    private ServiceProvider Build()
    {
        var builder = FunctionsApplication.CreateBuilder([]).ConfigureFunctionsWebApplication();
        builder.Services.AddFunctionsOptimizer(new OptimizerSettings { StorageAccount = "UseDevelopmentStorage=true", SigningKeyFolder = folder.FullName });
        return builder.Services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
    }
}
