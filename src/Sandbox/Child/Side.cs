using Optimizer.Core.Proof;
using Optimizer.Runtime;

namespace Optimizer.Sandbox.Child;

/// <summary>One implementation under execution: its class, in a load context of its own.</summary>
/// <param name="Name">See <see cref="SideNames"/>.</param>
/// <param name="Type">The class.</param>
/// <param name="Invoker">How to call it.</param>
internal sealed record Side(string Name, Type Type, FunctionInvoker Invoker)
{
    /// <exception cref="JobRefusedException">The class is not there, or is not a function.</exception>
    public static Side Baseline(SandboxJob job, string name = SideNames.Baseline) =>
        Load(job, name, context => (context.Platform, job.BaselineType, job.Platform.Name));

    /// <summary>The copy of the baseline that counts its branches.</summary>
    /// <exception cref="JobRefusedException">The class is not there, or is not a function.</exception>
    public static Side Probe(SandboxJob job, AssemblyImage instrumented) => Baseline(job with { Platform = instrumented }, SideNames.Probe);

    /// <summary>The candidate; the baseline under its name where the job has none.</summary>
    /// <exception cref="JobRefusedException">The class is not there, or is not a function.</exception>
    public static Side Candidate(SandboxJob job) => job is { Bundle: { } bundle, CandidateType: { } type }
        ? Load(job, SideNames.Candidate, context => (context.Bundle!, type, bundle.Name))
        : Baseline(job, SideNames.Candidate);

    /// <summary>A new instance of the function.</summary>
    /// <param name="services">Serves its constructor.</param>
    /// <param name="inner">What it decorates; null for a new instance of the decorated class.</param>
    /// <exception cref="JobRefusedException">Its constructor cannot be served, or throws.</exception>
    public object Construct(IServiceProvider services, object? inner = null)
    {
        try
        {
            return FunctionActivator.Create(Type, services, inner: inner);
        }
        catch (FunctionActivationException e)
        {
            throw new JobRefusedException(e.Message, Name, e);
        }
    }

    private static Side Load(SandboxJob job, string name, Func<SideContext, (System.Reflection.Assembly, string, string)> find)
    {
        try
        {
            var (assembly, typeName, assemblyName) = find(new SideContext(name, job.Platform, job.Bundle, job.References));
            var type = assembly.GetType(typeName)
                ?? throw new JobRefusedException($"There is no class {typeName} in {assemblyName} for the {name} side.", name);
            return new Side(name, type, FunctionInvoker.For(type, name));
        }
        catch (Exception e) when (e is BadImageFormatException or FileNotFoundException or FileLoadException or TypeLoadException)
        {
            throw new JobRefusedException($"The {name} side cannot be loaded: {e.Message}", name, e);
        }
    }
}
