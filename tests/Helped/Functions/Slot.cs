namespace Helped;

/// <summary>A delivery slot as the calendar knows it.</summary>
public sealed record Slot(int Day, int Hour);
