using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Optimizer.Sandbox.Replay;

/// <summary>
/// A subclass of <see cref="InterfaceReplay"/> in each load context: DispatchProxy emits into its base's context, and finds
/// an interface there by name, which would be another side's.
/// </summary>
internal static class ReplayBase
{
    private static readonly ConditionalWeakTable<AssemblyLoadContext, Type> ByContext = [];

    public static Type For(Type interfaceType) =>
        Contexts(interfaceType).FirstOrDefault(c => c != AssemblyLoadContext.Default) is { } context
            ? ByContext.GetValue(context, Emit)
            : typeof(InterfaceReplay);

    private static IEnumerable<AssemblyLoadContext?> Contexts(Type type) =>
        type.GenericTypeArguments.SelectMany(Contexts).Prepend(AssemblyLoadContext.GetLoadContext(type.Assembly));

    private static Type Emit(AssemblyLoadContext context)
    {
        using var within = context.EnterContextualReflection();
        return AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Optimizer.Sandbox.Replay"), AssemblyBuilderAccess.Run)
            .DefineDynamicModule("Replay")
            .DefineType("SideReplay", TypeAttributes.Public | TypeAttributes.Class, typeof(InterfaceReplay))
            .CreateType();
    }
}
