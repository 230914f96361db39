using System.Reflection;

namespace Optimizer.Runtime;

/// <summary>
/// Constructs functions and decorators. A constructor parameter is served, in this order: by the wrapped function where the
/// class is a decorator, by <c>services</c>, by constructing it where it is a class of the function's own platform, by
/// its default value.
/// </summary>
public static class FunctionActivator
{
    /// <summary>Constructs a function.</summary>
    /// <param name="functionType">A class that implements <see cref="IPlatformFunction{TRequest, TResponse}"/>.</param>
    /// <param name="services">Where everything comes from that is not of the function's own platform.</param>
    /// <param name="wrapInterface">
    /// Given a service's interface and the instance, what to inject in its place. Not asked for interfaces of .NET itself
    /// (namespaces <c>System</c> and <c>Microsoft</c>).
    /// </param>
    /// <param name="inner">
    /// What a decorator (<see cref="DecoratesAttribute"/>) wraps; null for a new instance of the class that it names.
    /// </param>
    /// <exception cref="FunctionActivationException">A parameter cannot be served, or a constructor threw.</exception>
    public static object Create(
        Type functionType, IServiceProvider services, Func<Type, object, object>? wrapInterface = null, object? inner = null)
    {
        ArgumentNullException.ThrowIfNull(functionType);
        ArgumentNullException.ThrowIfNull(services);
        return new FunctionConstruction(services, wrapInterface).Create(functionType, inner);
    }

    /// <summary>Whether calls of an interface are worth recording: it is not one of .NET's own.</summary>
    internal static bool IsRecordable(Type type)
    {
        var space = type.Namespace ?? "";
        return type.IsInterface
            && !IsOrIsUnder(space, "System")
            && !IsOrIsUnder(space, "Microsoft");
    }

    internal static Type? Decorated(Type type) => type.GetCustomAttribute<DecoratesAttribute>(inherit: false)?.FunctionType;

    internal static bool IsFunctionInterface(Type type) =>
        type.IsConstructedGenericType && type.GetGenericTypeDefinition() == typeof(IPlatformFunction<,>);

    private static bool IsOrIsUnder(string space, string root) =>
        space.StartsWith(root, StringComparison.Ordinal) && (space.Length == root.Length || space[root.Length] == '.');
}
