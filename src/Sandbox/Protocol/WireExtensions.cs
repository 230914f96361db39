using System.Runtime.InteropServices;
using System.Text.Json;

namespace Optimizer.Sandbox.Protocol;

/// <summary>Optional and JSON values on the wire between client and child, which are always of one build.</summary>
internal static class WireExtensions
{
    public static void WriteOptional(this BinaryWriter writer, string? value)
    {
        writer.Write(value is not null);
        if (value is not null) writer.Write(value);
    }

    public static string? ReadOptional(this BinaryReader reader) => reader.ReadBoolean() ? reader.ReadString() : null;

    public static void WriteBytes(this BinaryWriter writer, ReadOnlySpan<byte> bytes)
    {
        writer.Write(bytes.Length);
        writer.Write(bytes);
    }

    public static byte[] ReadBlock(this BinaryReader reader) => reader.ReadBytes(reader.ReadInt32());

    public static void WriteJson(this BinaryWriter writer, JsonElement? value)
    {
        var known = value is { ValueKind: not JsonValueKind.Undefined };
        writer.Write(known);
        if (known) writer.WriteBytes(JsonMarshal.GetRawUtf8Value(value!.Value));
    }

    public static JsonElement? ReadJson(this BinaryReader reader) =>
        reader.ReadBoolean() ? JsonElement.Parse(reader.ReadBlock()) : null;

    public static void WriteList<T>(this BinaryWriter writer, IReadOnlyList<T> items, Action<BinaryWriter, T> write)
    {
        writer.Write(items.Count);
        foreach (var item in items)
            write(writer, item);
    }

    public static List<T> ReadList<T>(this BinaryReader reader, Func<BinaryReader, T> read)
    {
        var count = reader.ReadInt32();
        var items = new List<T>(count);
        for (var i = 0; i < count; i++)
            items.Add(read(reader));
        return items;
    }
}
