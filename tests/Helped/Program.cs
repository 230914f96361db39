using Helped.Dependencies;
using Helped.Hosting;

try
{
    var options = HelpedOptions.Parse(args);
    var run = new HelpedRun(options, TimeProvider.System);
    await (options.Mode switch
    {
        "record" => run.RecordAsync(CancellationToken.None),
        "replay" => run.ReplayAsync(CancellationToken.None),
        "cold" => run.ColdAsync(CancellationToken.None),
        "dependencies" => DependencyServer.RunAsync(options.Seed, Console.In, Console.Out, TimeProvider.System),
        _ => throw new ArgumentException($"There is no mode '{options.Mode}'."),
    });
    return 0;
}
catch (ArgumentException fault)
{
    await Console.Error.WriteLineAsync(fault.Message);
    await Console.Error.WriteLineAsync(HelpedOptions.Usage);
    return 1;
}
