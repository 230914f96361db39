using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Azure.Functions.Worker.Builder;

public class FunctionsApplicationBuilder
{
    private readonly HostApplicationBuilder host;

    internal FunctionsApplicationBuilder(string[] args) => host = Host.CreateApplicationBuilder(args);

    public ConfigurationManager Configuration => host.Configuration;

    public IServiceCollection Services => host.Services;

    internal bool IsWebApplication { get; set; }

    public IHost Build() => host.Build();
}
