"""What can happen to units, people and roles."""

from thidua.core.events import register_event

register_event("unit.added", "Thêm đơn vị", "Unit added")
register_event("unit.changed", "Sửa đơn vị", "Unit changed")
register_event("person.added", "Thêm cá nhân", "Person added")
register_event("person.changed", "Sửa thông tin cá nhân", "Person changed")
register_event("role.granted", "Giao vai trò", "Role granted")
register_event("role.ended", "Thôi vai trò", "Role ended")
