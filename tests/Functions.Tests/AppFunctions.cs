using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Optimizer.Functions.Tests;

/// <summary>The app's functions, as its host finds them: by attribute.</summary>
internal static class AppFunctions
{
    public static IReadOnlyList<MethodInfo> All { get; } =
    [
        .. typeof(Program).Assembly.GetTypes()
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(m => m.GetCustomAttribute<FunctionAttribute>() is not null),
    ];

    public static IEnumerable<(MethodInfo Method, T Trigger)> With<T>()
        where T : TriggerBindingAttribute =>
        from method in All
        from parameter in method.GetParameters()
        let trigger = parameter.GetCustomAttribute<T>()
        where trigger is not null
        select (method, trigger);

    public static string NameOf(MethodInfo method) => method.GetCustomAttribute<FunctionAttribute>()!.Name;
}
