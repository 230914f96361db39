using Optimizer.Local.Commands;

return await OptimizerCommand.RunAsync(args, new CommandIo(Console.Out, Console.Error, TimeProvider.System) { Actor = $"local:{Environment.UserName}" }).ConfigureAwait(false);
