using Optimizer.Sandbox.Child;
using Optimizer.Sandbox.Client;

if (args is not [ChildLauncher.ChildArgument])
{
    Console.Error.WriteLine("This program executes functions for the optimizer, which starts it by itself. There is nothing to run by hand.");
    return 2;
}
await ChildMain.RunAsync();
return 0;
