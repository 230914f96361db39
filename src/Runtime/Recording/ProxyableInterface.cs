using System.Collections.Concurrent;
using System.Reflection;

namespace Optimizer.Runtime.Recording;

/// <summary>Tells whether a proxy, which takes arguments as objects, can stand before an interface without its callers noticing.</summary>
internal static class ProxyableInterface
{
    private static readonly ConcurrentDictionary<Type, bool> Known = new();

    /// <summary>Whether all its methods, inherited ones included, take and give only what an object can hold, by value.</summary>
    public static bool Is(Type type) => Known.GetOrAdd(type, static t => t.GetInterfaces().Append(t).SelectMany(Methods).All(IsPlain));

    private static MethodInfo[] Methods(Type type) =>
        type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly);

    /// <summary>A static member that an implementation gives cannot be given by a proxy.</summary>
    private static bool IsPlain(MethodInfo method) =>
        !(method.IsStatic && method.IsAbstract)
        && IsObject(method.ReturnType) && method.GetParameters().All(p => IsObject(p.ParameterType))
        && method.GetGenericArguments().All(a => (a.GenericParameterAttributes & GenericParameterAttributes.AllowByRefLike) == 0);

    private static bool IsObject(Type type) => !type.IsByRef && !type.IsByRefLike && !type.IsPointer && !type.IsFunctionPointer;
}
