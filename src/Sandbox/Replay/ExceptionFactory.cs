using System.Reflection;

namespace Optimizer.Sandbox.Replay;

/// <summary>Makes exceptions that recordings know by name only.</summary>
internal static class ExceptionFactory
{
    private const string Message = "This fault was recorded and is replayed.";

    /// <summary>An exception of the named type; of a plain type that says the name where there is no such type or it cannot be constructed.</summary>
    public static Exception Make(string typeName)
    {
        var type = AppDomain.CurrentDomain.GetAssemblies()
            .Select(assembly => assembly.GetType(typeName)).FirstOrDefault(t => t is not null && t.IsSubclassOf(typeof(Exception)))
            ?? Type.GetType($"{typeName}, System.Net.Http");
        return (type is null ? null : Construct(type)) ?? new InvalidOperationException($"{typeName}: {Message}");
    }

    private static Exception? Construct(Type type)
    {
        try
        {
            return type.GetConstructor([typeof(string)]) is not null
                ? (Exception?)Activator.CreateInstance(type, Message)
                : type.GetConstructor(Type.EmptyTypes) is null ? null : (Exception?)Activator.CreateInstance(type);
        }
        catch (Exception e) when (e is TargetInvocationException or MemberAccessException)
        {
            return null;
        }
    }
}
