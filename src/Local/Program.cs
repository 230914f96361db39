using Microsoft.Extensions.Configuration;
using Optimizer.Core.Catalog;
using Optimizer.Local.Commands;
using Optimizer.Local.Store;

var io = new CommandIo(Console.Out, Console.Error, TimeProvider.System)
{
    Actor = $"local:{Environment.UserName}",
    Storage = Environment.GetEnvironmentVariable(AccountStore.Variable),
    Catalog = () => OptimizationCatalog.Configured(new ConfigurationBuilder().AddEnvironmentVariables().Build()),
    AlertSecret = Environment.GetEnvironmentVariable(ServeCommand.AlertSecretVariable) is { Length: > 0 } secret ? secret : null,
};
return await OptimizerCommand.RunAsync(args, io).ConfigureAwait(false);
