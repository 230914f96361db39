using System.Runtime.CompilerServices;

namespace Optimizer.Sandbox.Replay;

/// <summary>Gives an answer the way that a method returns it: as it is, or in a task.</summary>
internal abstract class ReturnShape
{
    private static readonly ConditionalWeakTable<Type, ReturnShape> Known = [];

    /// <summary>The type of the value itself; <see cref="Void"/> where there is none.</summary>
    public abstract Type ValueType { get; }

    public static ReturnShape Of(Type returnType) => Known.GetValue(returnType, Make);

    public abstract object? Wrap(Task<object?> answer);

    private static ReturnShape Make(Type type)
    {
        if (type == typeof(void)) return new Plain<object?>(typeof(void));
        if (type == typeof(Task)) return new Tasks<object?>(typeof(void));
        if (type == typeof(ValueTask)) return new PlainValueTask();
        if (!type.IsConstructedGenericType) return For(typeof(Plain<>), type);
        var definition = type.GetGenericTypeDefinition();
        if (definition == typeof(Task<>)) return For(typeof(Tasks<>), type.GenericTypeArguments[0]);
        return definition == typeof(ValueTask<>) ? For(typeof(ValueTasks<>), type.GenericTypeArguments[0]) : For(typeof(Plain<>), type);
    }

    private static ReturnShape For(Type shape, Type value) =>
        (ReturnShape)Activator.CreateInstance(shape.MakeGenericType(value), value)!;

    private static async Task<T> Typed<T>(Task<object?> answer) => (T)(await answer)!;

    private sealed class Plain<T>(Type valueType) : ReturnShape
    {
        public override Type ValueType => valueType;

        public override object? Wrap(Task<object?> answer) => answer.GetAwaiter().GetResult();
    }

    private sealed class Tasks<T>(Type valueType) : ReturnShape
    {
        public override Type ValueType => valueType;

        public override object Wrap(Task<object?> answer) => Typed<T>(answer);
    }

    private sealed class ValueTasks<T>(Type valueType) : ReturnShape
    {
        public override Type ValueType => valueType;

        public override object Wrap(Task<object?> answer) => new ValueTask<T>(Typed<T>(answer));
    }

    private sealed class PlainValueTask : ReturnShape
    {
        public override Type ValueType => typeof(void);

        public override object Wrap(Task<object?> answer) => new ValueTask(answer);
    }
}
