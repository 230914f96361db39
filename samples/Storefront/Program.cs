using Storefront.Hosting;

try
{
    var options = StorefrontOptions.Parse(args);
    await new StorefrontRun(options, Console.In, Console.Out, TimeProvider.System).RunAsync(CancellationToken.None);
    return 0;
}
catch (ArgumentException fault)
{
    await Console.Error.WriteLineAsync(fault.Message);
    await Console.Error.WriteLineAsync(StorefrontOptions.Usage);
    return 1;
}
